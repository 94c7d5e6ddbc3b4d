const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export const escaped = (text: unknown): string => String(text ?? '').replace(/[&<>"']/g, (character) => ENTITIES[character]!)

/** A page of the simulator: plain, without scripts. */
export const htmlPage = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:28rem;margin:3rem auto;padding:0 1rem}label{display:block;margin:.75rem 0}input{width:100%;padding:.5rem;font:inherit;box-sizing:border-box}button{padding:.6rem 1rem;font:inherit;margin:.5rem .5rem 0 0}[role=alert]{border-left:4px solid #b00020;padding:.5rem 1rem;background:#fdecee}small{color:#555}</style>
</head><body><main><h1>${escaped(title)}</h1>${body}<p><small>This is the Stripe simulator. No money moves.</small></p></main></body></html>
`
