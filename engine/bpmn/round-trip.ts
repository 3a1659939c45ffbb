// SPDX-License-Identifier: Apache-2.0
import { readXml, writeXml } from './xml.ts'

/**
 * The file as the platform exports it: read in full and written again. Diagram, extensions, documentation, comments
 * and prefixes come out as they went in; only the encoding (UTF-8) and the form of entities are ours.
 * @throws XmlError when the file is not well-formed
 */
export function roundTrip(xml: string): string {
  return writeXml(readXml(xml))
}
