// SPDX-License-Identifier: Apache-2.0
import { chengshuUri } from './reading.ts'

/** Our own attributes on BPMN elements, as bpmn-js and bpmn-moddle take them (`moddleExtensions: { chengshu }`). */
export const chengshuModdle = {
  name: 'Chengshu',
  uri: chengshuUri,
  prefix: 'chengshu',
  xml: { tagAlias: 'lowerCase' },
  associations: [],
  types: [
    {
      name: 'TaskLimit',
      extends: ['bpmn:UserTask', 'bpmn:ManualTask', 'bpmn:ReceiveTask', 'bpmn:GlobalUserTask'],
      properties: [
        { name: 'limit', isAttr: true, type: 'String' },
        { name: 'stage', isAttr: true, type: 'String' },
      ],
    },
  ],
}
