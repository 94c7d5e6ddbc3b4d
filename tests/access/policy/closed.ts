import { type Row, table } from './table.ts'

/** What Payload offers of every collection and the platform offers to nobody, also not to superadmins. */
export const CLOSED: Row[] = table(`
                                       anonymous outsider client writer editor support admin superadmin
  PATCH  /api/:collection              -         -        -      -      -      -       -     -
  DELETE /api/:collection              -         -        -      -      -      -       -     -
  GET    /api/:collection/versions     .         .        .      .      .      .       .     .
  GET    /api/:collection/versions/:id .         .        .      .      .      .       .     .
  POST   /api/:collection/versions/:id .         .        .      .      .      .       .     .
  POST   /api/:collection/:id/duplicate .        .        .      .      .      .       .     .
`)

/** Where the platform has an endpoint of its own at such an address, which is among the endpoints. */
export const OPENED: Record<string, string[]> = {
  'price-tables': ['POST /api/:collection/:id/duplicate'],
}

/** Collections and queues of Payload’s that are not served. */
export const UNSERVED = [
  'GET /api/payload-locked-documents', 'POST /api/payload-locked-documents', 'DELETE /api/payload-locked-documents/:id',
  'GET /api/payload-kv', 'GET /api/payload-kv/:id', 'PATCH /api/payload-kv', 'POST /api/payload-kv/:id/duplicate', 'GET /api/payload-kv/count',
  'GET /api/payload-preferences', 'POST /api/payload-preferences', 'PATCH /api/payload-preferences', 'PATCH /api/payload-preferences/:id',
  'DELETE /api/payload-preferences/:id', 'POST /api/payload-preferences/:id/duplicate', 'POST /api/payload-preferences/access/:id',
  'POST /api/payload-preferences/versions/:id', 'GET /api/payload-migrations', 'GET /api/payload-jobs', 'GET /api/payload-jobs/run', 'GET /api/globals/settings',
]

/** GraphQL beside the reading and writing of documents, which the matrix asks for. */
export const GRAPHQL: Row[] = table(`
                              anonymous outsider client writer editor support admin superadmin
  query    Access             +         +        +      +      +      +       +     +
  query    initializedUser    +         +        +      +      +      +       +     +
  query    meUser             +         +        +      +      +      +       +     +
  mutation loginUser          +         +        +      +      +      +       +     +
  mutation forgotPasswordUser +         +        +      +      +      +       +     +
  mutation resetPasswordUser  +         +        +      +      +      +       +     +
  mutation verifyEmailUser    +         +        +      +      +      +       +     +
  mutation logoutUser         +         +        +      +      +      +       +     +
  mutation refreshTokenUser   -         +        +      +      +      +       +     +
  mutation unlockUser         -         -        -      -      -      -       +     +
`)
