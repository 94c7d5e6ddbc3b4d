'use client'
import { ReactSelect, useConfig, useDebounce, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { callApi } from '../../api/callApi.ts'
import { idOf } from '../../websites/WebsitesProvider.tsx'
import { SOURCES, type Option } from './sources.ts'
import type { TransitionInputProps } from './TransitionInput.tsx'

const TYPING_MS = 250

/** Offers people or documents by name where the API takes an id; the server searches as one types. */
export function PickInput({ field, value, website, onChange }: TransitionInputProps) {
  const [search, setSearch] = useState('')
  const { options, isLoading, none } = useOptions({ from: field.from ?? '', search: useDebounce(search, TYPING_MS), website: website?.id })
  const [chosen, setChosen] = useState<Option | null>(null)
  const choose = (option: unknown) => {
    setChosen(option as Option | null)
    onChange((option as Option | null)?.value ?? '')
  }
  return (
    <ReactSelect
      inputId={`transition-${field.name}`}
      options={options}
      value={value && chosen ? chosen : undefined}
      isLoading={isLoading}
      isClearable
      onChange={choose}
      onInputChange={setSearch}
      filterOption={() => true}
      noOptionsMessage={() => none}
      placeholder={`Choose by name`}
    />
  )
}

type Asked = { from: string; search: string; website: string | undefined }

function useOptions({ from, search, website }: Asked) {
  const { id, data } = useDocumentInfo()
  const { config } = useConfig()
  const [options, setOptions] = useState<Option[] | null>(null)
  const source = SOURCES[from]
  const query = source?.query({ id: String(id), website: website ?? idOf(data?.website) }, search)
  useEffect(() => {
    if (!source || !query) return
    const controller = new AbortController()
    callApi<{ docs: { id: string }[] }>(`${config.routes.api}/${query}`, { signal: controller.signal })
      .then(({ docs }) => setOptions(docs.map(source.option)), () => undefined)
    return () => controller.abort()
  }, [source, query, config.routes.api])
  return { options: options ?? [], isLoading: options === null, none: source?.none ?? 'Nothing to choose.' }
}
