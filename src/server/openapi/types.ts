/** JSON Schema 2020-12, which OpenAPI 3.1 uses as it is. */
export type Schema = { [keyword: string]: unknown }

export type Media = { schema: Schema; examples?: Record<string, Example> }
export type Example = { summary?: string; value: unknown }
export type Parameter = { name: string; in: 'path' | 'query' | 'header'; required?: boolean; description?: string; style?: string; explode?: boolean; schema: Schema; example?: unknown } | { $ref: string }
export type Response = { description: string; headers?: Record<string, unknown>; content?: Record<string, Media> } | { $ref: string }

export type Operation = {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  security?: Record<string, string[]>[]
  parameters: Parameter[]
  requestBody?: { required: boolean; content: Record<string, Media> }
  responses: Record<string, Response>
}

export type Method = 'get' | 'post' | 'patch' | 'delete'
export type Paths = Record<string, Partial<Record<Method, Operation>>>

export type Document = {
  openapi: '3.1.0'
  info: Record<string, unknown>
  servers: { url: string; description?: string }[]
  tags: { name: string; description?: string }[]
  security: Record<string, string[]>[]
  paths: Paths
  components: { schemas: Record<string, Schema>; parameters: Record<string, unknown>; headers: Record<string, unknown>; responses: Record<string, Response>; securitySchemes: Record<string, unknown> }
}
