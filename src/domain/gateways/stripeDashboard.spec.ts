import { expect, it } from '@jest/globals'
import { stripeDashboardUrl } from './stripeDashboard.ts'

it.each([
  ['pi_3Nk', 'https://dashboard.stripe.com/search?query=pi_3Nk'],
  ['cs_test_a1', 'https://dashboard.stripe.com/search?query=cs_test_a1'],
  ['bank_USD_01a2', null], ['refund_1_2', null], ['pi_3Nk"><script>', null], ['javascript:alert(1)', null], ['', null],
])('the place of %s in the dashboard', (id, url) => expect(stripeDashboardUrl(id)).toBe(url))
