const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character]!)

/** A plain mail with a greeting, sentences and one link. */
export const mailHtml = ({ name, sentences, link, linkText }: { name: string; sentences: string[]; link?: string; linkText?: string }): string =>
  [
    `<p>Hello ${escapeHtml(name)},</p>`,
    ...sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`),
    ...(link ? [`<p><a href="${escapeHtml(link)}">${escapeHtml(linkText ?? link)}</a></p>`] : []),
  ].join('\n')
