import cors from 'cors'
import type { RequestHandler } from 'express'
import { env } from '../../lib/env.ts'

const ASKED = ['Authorization', 'Content-Type', 'Idempotency-Key', 'X-Request-Id', 'X-Website', 'X-Payload-HTTP-Method-Override']
const TOLD = ['Idempotent-Replayed', 'Retry-After', 'X-Request-Id', 'Content-Disposition']
const HOUR_SECONDS = 3_600

/** Lets the pages of the listed origins use the API from a browser, refusals included. */
export const crossOrigin = (): RequestHandler =>
  cors({
    origin: env().ALLOWED_ORIGINS,
    credentials: true,
    methods: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'],
    allowedHeaders: ASKED,
    exposedHeaders: TOLD,
    maxAge: HOUR_SECONDS,
  })
