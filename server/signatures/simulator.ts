// SPDX-License-Identifier: Apache-2.0
import { derivedKey, memoryVault, type PublicKey, type Vault } from '../kernel/crypto/index.ts'
import { type Config, localIso, newId, Refusal } from '../kernel/index.ts'
import { type Order, signedText } from './order.ts'
import type { Outcome, Report } from './report.ts'

type Configured = { config: Pick<Config, 'secret' | 'signingKey'> }

const simulators = new Map<string, Vault>()

/** The keys of the simulated service follow from SECRET, so that every server of the city has the same; they are never the city's own. */
function simulatorOf({ config }: Configured): Vault {
  const seed = derivedKey(config.secret, 'partner signing').toString('hex')
  const known = simulators.get(seed) ?? memoryVault({ seed, suite: 'sm' })
  simulators.set(seed, known)
  return known
}

/** The public key under which a report is the service's: SM2 (04‖x‖y) or Ed25519, hexadecimal. */
export function serviceKey(city: Configured): string {
  if (city.config.signingKey !== '') return city.config.signingKey
  const [key] = simulatorOf(city)
    .publicKeys()
    .filter(({ suite }: PublicKey) => suite === 'sm')
  if (key === undefined) throw new Error('the simulated signing service has no key')
  return key.value
}

export const isSimulated = ({ config }: Configured): boolean => config.signingKey === ''

/** The simulated service: signs at once what the holder confirmed, by the contract alone. Throws SIGNING_NOT_SIMULATED where a real one is named. */
export async function simulate(city: Configured, order: Order, outcome: Outcome, at: Date): Promise<Report> {
  if (!isSimulated(city)) throw new Refusal('SIGNING_NOT_SIMULATED')
  const said = { sm3: order.sm3, outcome, signedAt: localIso(at), serial: `SIM-${newId()}` }
  const { value } = await simulatorOf(city).sign(signedText(order, said), 'sm')
  return { request: order.request, ...said, suite: 'sm', signature: value }
}
