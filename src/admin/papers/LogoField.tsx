'use client'
import { Button, FieldError, FieldLabel, useConfig, useDocumentInfo, useField } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'
import type { ChangeEvent } from 'react'

/** The logo of papers: chosen from the disk, shown as it is, and saved with the form. */
export function LogoField({ field: { label, admin }, path, readOnly }: TextFieldClientProps) {
  const { value, setValue, showError, errorMessage } = useField<string | null>({ path })
  const { config } = useConfig()
  const { id } = useDocumentInfo()
  const take = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    const [file] = currentTarget.files ?? []
    if (file) void dataUrlOf(file).then(setValue)
    // The same file may be chosen again after it was mended.
    currentTarget.value = ''
  }
  const description = typeof admin?.description === 'string' ? admin.description : ''
  return (
    <div className="field-type text">
      <FieldLabel label={label} path={path} htmlFor={`field-${path}`} />
      {value && <p><img src={value} alt="The logo on papers" style={{ maxWidth: 240, maxHeight: 72, background: 'white' }} /></p>}
      {!readOnly && (
        <p>
          <input id={`field-${path}`} type="file" accept="image/png,image/jpeg" aria-describedby={`about-${path}`} onChange={take} />{' '}
          {value && <Button size="small" buttonStyle="secondary" onClick={() => setValue(null)}>Remove the logo</Button>}
        </p>
      )}
      <p id={`about-${path}`} className="field-description">{description}</p>
      <p>{id && <a href={`${config.routes.api}/websites/${id}/sample-paper`} download="sample.pdf">A sample invoice with what is saved</a>}</p>
      {showError && <FieldError path={path} message={errorMessage} showError />}
    </div>
  )
}

function dataUrlOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error ?? new Error('The file could not be read'))
    reader.readAsDataURL(file)
  })
}
