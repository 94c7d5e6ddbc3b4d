import { emit } from '../core/emit.ts'
import { invalid } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import { given, mergeMetadata, need } from '../core/need.ts'
import type { Call, Fields, Resource, Route } from '../core/types.ts'
import { nowOf, put } from '../core/world.ts'
import { currencyOf } from '../money/amounts.ts'

/** As far as Checkout needs them: one price, paid once. */
export const prices: Route[] = [
  { method: 'POST', path: '/v1/products', params: 'ProductCreateParams', returns: 'Product', run: (call) => newProduct(call, call.params), takes: ['name', 'description', 'metadata', 'images', 'url'] },
  { method: 'GET', path: '/v1/products/:id', params: 'ProductRetrieveParams', returns: 'Product', run: (call) => need(call, 'product', call.ids.id!) },
  { method: 'POST', path: '/v1/prices', params: 'PriceCreateParams', returns: 'Price', run: (call) => newPrice(call, call.params), takes: ['currency', 'product', 'unit_amount', 'metadata', 'nickname', 'product_data'] },
  { method: 'GET', path: '/v1/prices/:id', params: 'PriceRetrieveParams', returns: 'Price', run: (call) => need(call, 'price', call.ids.id!) },
]

function newProduct(call: Call, { name, description, metadata, images = [], url }: Fields): Resource {
  const { world, account } = call
  const product = put(world, account, {
    id: newId('prod', 14), object: 'product', active: true, created: nowOf(world), ...given({ description, url }, 'description', 'url'),
    images, livemode: false, marketing_features: [], metadata: mergeMetadata({}, metadata), name, type: 'service', updated: nowOf(world),
  } as Fields as Resource)
  emit(call, 'product.created', product)
  return product
}

/** @throws StripeError when neither a product nor the data of one is named, or the amount is missing */
export function newPrice(call: Call, { currency, product, product_data: data, unit_amount: amount, metadata, nickname }: Fields): Resource {
  const { world, account } = call
  if (!product && !data) throw invalid('Missing required param: product.', { code: 'parameter_missing', param: 'product' })
  if (amount === undefined) throw invalid('Missing required param: unit_amount.', { code: 'parameter_missing', param: 'unit_amount' })
  if (amount < 0) throw invalid('This value must be greater than or equal to 0.', { code: 'parameter_invalid_integer', param: 'unit_amount' })
  const of = product ? need(call, 'product', product, 'product') : newProduct(call, data)
  const price = put(world, account, {
    id: newId('price'), object: 'price', active: true, billing_scheme: 'per_unit', created: nowOf(world), currency: currencyOf(currency), livemode: false,
    metadata: mergeMetadata({}, metadata), nickname: nickname ?? null, product: of.id, tax_behavior: 'unspecified', type: 'one_time', unit_amount: amount, unit_amount_decimal: String(amount),
  })
  emit(call, 'price.created', price)
  return price
}
