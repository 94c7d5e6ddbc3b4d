type Options = { method?: 'GET' | 'POST'; body?: unknown; signal?: AbortSignal }

/**
 * Calls the platform's API with the session of the panel.
 * @throws Error with the sentence that the API answers with
 */
export async function callApi<T>(path: string, { method = 'GET', body, signal }: Options = {}): Promise<T> {
  const response = await fetch(path, {
    method,
    credentials: 'include',
    ...(signal && { signal }),
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const answer = (await response.json().catch(() => null)) as { detail?: string } | null
  if (response.ok) return answer as T
  throw new Error(answer?.detail ?? 'The server did not answer. Try again in a moment.')
}
