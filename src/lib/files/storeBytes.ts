import { createIncoming, discardIncoming, keepIncoming, type StorageKey } from './storage.ts'

/** Stores what the platform made itself under a new key. @throws DomainError `unavailable` */
export async function storeBytes(key: StorageKey, content: Uint8Array): Promise<void> {
  const file = await createIncoming(key)
  try {
    await file.writeFile(content)
    await file.close()
    await keepIncoming(key)
  } catch (error) {
    await file.close()
    await discardIncoming(key)
    throw error
  }
}
