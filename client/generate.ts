// SPDX-License-Identifier: Apache-2.0
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'

const head = `// SPDX-License-Identifier: Apache-2.0
// Generated from docs/openapi.json by \`npm run check -- --write\`; do not edit.
`

/** The contract (OpenAPI, as JSON) as types, in the order in which the contract stands. What the content shapes itself has its type in content.ts, named by `x-type`. */
export async function schemaOf(contract: string): Promise<string> {
  const named = new Set<string>()
  const nodes = await openapiTS(contract, {
    transform(schema) {
      if (!('x-type' in schema) || typeof schema['x-type'] !== 'string') return undefined
      named.add(schema['x-type'])
      return ts.factory.createTypeReferenceNode(schema['x-type'])
    },
  })
  const own = named.size === 0 ? '' : `import type { ${[...named].sort().join(', ')} } from './content.ts'\n`
  return head + own + astToString(nodes)
}
