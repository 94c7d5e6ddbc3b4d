'use client'
import { sentence } from '../words.ts'
import { DocumentLink } from '../documents/DocumentLink.tsx'

/** Whose an account is: a person, a document, an outside party by name, or the platform itself. */
export function Owner({ ownerKind, ownerId }: { ownerKind: string; ownerId: string }) {
  if (ownerKind === 'platform') return <span>The platform</span>
  if (ownerKind === 'gateway' || ownerKind === 'jurisdiction') return <span>{sentence(`${ownerKind} ${ownerId}`)}</span>
  if (ownerKind === 'client' || ownerKind === 'writer') return <DocumentLink collection="users" id={ownerId} />
  return <DocumentLink withKind collection={ownerKind} id={ownerId} />
}
