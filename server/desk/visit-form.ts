// SPDX-License-Identifier: Apache-2.0

/** How a return visit shows the rating that it is about. */
export const visitForm = {
  schema: {
    type: 'object',
    properties: {
      number: { type: 'string', title: '被评价的办件' },
      levelName: { type: 'string', title: '满意度' },
      reasons: { type: 'array', title: '理由', items: { type: 'string' } },
      text: { type: 'string', title: '评价内容' },
      ratedOn: { type: 'string', title: '评价日期', format: 'date' },
    },
  },
  ui: { groups: [{ id: 'rating', title: '评价', fields: ['number', 'levelName', 'reasons', 'text', 'ratedOn'] }], fields: {} },
}
