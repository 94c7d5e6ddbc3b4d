'use client'
import { toast, useDocumentInfo, useEditDepth, useForm, useRouteTransition } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { v4 as uuid } from 'uuid'
import type { TransitionOption } from '../../domain/workflow/options.ts'
import { ApiRefusal, callApi } from '../api/callApi.ts'
import { sentence } from '../words.ts'

type Moved = { doc: Record<string, unknown> & { state: string } }
export type Move = (option: TransitionOption, input: Record<string, unknown>) => Promise<ApiRefusal | null>

/**
 * Makes a move with the version that is on the page and shows what came of it. The same input sent
 * again, after an answer that got lost, is done once. Answers the refusal, or null when it was done.
 */
export function useMove(path: string): { isMoving: boolean; move: Move } {
  const { data } = useDocumentInfo()
  const show = useShowMoved()
  const [isSending, setIsSending] = useState(false)
  const [movedFrom, setMovedFrom] = useState<number | null>(null)
  const version = data?.version as number
  // After a move, until the page shows the moved document, its buttons are those of the past.
  const isMoving = isSending || movedFrom === version
  const keys = useRef(new Map<string, string>())
  const move: Move = async (option, input) => {
    if (isMoving) return null
    setIsSending(true)
    const body = { version, ...(option.input !== null && { input }) }
    const content = JSON.stringify([option.name, body])
    const key = keys.current.get(content) ?? uuid()
    keys.current.set(content, key)
    try {
      const { doc } = await callApi<Moved>(`${path}/${option.name}`, { method: 'POST', key, body })
      setMovedFrom(version)
      toast.success(`${option.label}: done. It is ${sentence(doc.state).toLowerCase()} now.`)
      await show(doc)
      return null
    } catch (error) {
      if (error instanceof ApiRefusal) return error
      throw error
    } finally {
      setIsSending(false)
    }
  }
  return { isMoving, move }
}

/** Shows the moved document: in a drawer by its form, else by reading the page again. */
function useShowMoved() {
  const depth = useEditDepth()
  const { reset } = useForm()
  const { setData } = useDocumentInfo()
  const reload = useReload()
  return async (doc: Moved['doc']) => {
    if (depth <= 1) return reload()
    setData(doc)
    await reset(doc)
  }
}

export function useReload() {
  const router = useRouter()
  const { startRouteTransition } = useRouteTransition()
  return () => startRouteTransition(() => router.refresh())
}
