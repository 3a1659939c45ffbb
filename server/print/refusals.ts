// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const printRefusals: RefusalCodes = {
  SIGN_NOT_PRINTABLE: {
    status: 422,
    zh: '文书或证照里的“{signs}”字库中没有，印出来会是空白，因此没有生成文件。决定和证照本身有效，可以查看、亮证、核验；请联系发证、办理部门加装字库。',
    en: 'The printing faces lack “{signs}”, which would come out blank, so no file was made. The decision or licence itself stands and can be shown; ask the office to add a font.',
  },
  SIGN_NOT_ON_PAPER: {
    status: 422,
    zh: '这段话要写进文书，其中的“{signs}”打印字库里没有，印出来会是空白。请换一种写法再提交，已填的内容还在。',
    en: 'This goes on a paper, and the printing faces lack “{signs}”, which would come out blank. Say it otherwise and send it again; what you typed is kept.',
  },
}
