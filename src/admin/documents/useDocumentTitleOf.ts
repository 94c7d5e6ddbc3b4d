'use client'
import { useDocumentTitle } from '@payloadcms/ui'
import { useEffect } from 'react'

/** Gives the page a title in words where the field that Payload takes it from holds a code. */
export function useDocumentTitleOf(words: string | undefined): void {
  const { title, setDocumentTitle } = useDocumentTitle()
  useEffect(() => {
    if (!words || title === words) return
    // After the providers around, which set the title in effects of their own.
    const timer = setTimeout(() => setDocumentTitle(words))
    return () => clearTimeout(timer)
  }, [words, title, setDocumentTitle])
}
