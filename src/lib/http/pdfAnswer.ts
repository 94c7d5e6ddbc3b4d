/** A PDF that is saved under a name, and neither kept by caches nor taken for anything else. The name is letters, digits, dots and hyphens. */
export const pdfAnswer = (content: BodyInit, fileName: string, bytes?: number): Response =>
  new Response(content, {
    headers: {
      'content-type': 'application/pdf',
      ...(bytes !== undefined && { 'content-length': String(bytes) }),
      'content-disposition': `attachment; filename="${fileName}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    },
  })
