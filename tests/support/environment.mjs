import { createRequire } from 'node:module'
import vm from 'node:vm'
import { TestEnvironment } from 'jest-environment-node'

/**
 * Node's environment of Jest on an ordinary global object. Jest's own is a Proxy, which Node's
 * interceptors ask anew for every `Object` and `Promise` that all of Payload mentions: half the
 * computing time of a test. What a file leaves on its global object goes with it either way.
 */
export default class PlainEnvironment extends TestEnvironment {
  constructor(config, context) {
    const { createContext } = shared
    shared.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY)
    try {
      super(config, context)
    } finally {
      shared.createContext = createContext
    }
  }
}

/** The object that Jest asks: the names of an imported module can't be set. */
const shared = createRequire(import.meta.url)('node:vm')
