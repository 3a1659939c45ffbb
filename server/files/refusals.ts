// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const fileRefusals: RefusalCodes = {
  FILE_TOO_LARGE: {
    status: 413,
    zh: '文件超过 {limit}，没有保存。请压缩图片或分开上传，表单里其他内容没有丢失。',
    en: 'The file is larger than {limit} and was not kept. Make it smaller or split it; the rest of your form is safe.',
  },
  FILE_TYPE_NOT_ALLOWED: {
    status: 415,
    zh: '这里不收这种文件（{found}）。请换成 {accept} 格式后再上传。',
    en: 'This kind of file ({found}) is not taken here. Send one of: {accept}.',
  },
  FILE_CONTENT_MISMATCH: {
    status: 415,
    zh: '「{name}」的内容与后缀不符：后缀是 {named}，内容是 {found}。请上传原始文件，不要只改后缀。',
    en: '“{name}” is not what it is called: the name says {named}, the content is {found}. Upload the original file.',
  },
  FILE_BROKEN: {
    status: 422,
    zh: '「{name}」打不开：{reason}。请用原软件重新保存或重新拍照后再上传。',
    en: '“{name}” cannot be opened ({reason}). Save it again or take the picture again, then upload it.',
  },
  FILE_STORE_FULL: {
    status: 507,
    zh: '存放文件的空间已满，这份文件没有保存，其他内容不受影响。请稍后再试或拨打 12345。',
    en: 'There is no room for files just now; this one was not kept, everything else is safe. Try later or call 12345.',
  },
  UPLOADS_OVER_QUOTA: {
    status: 413,
    zh: '{where}还没提交的上传件已到上限（{files} 份或 {megabytes} MB），这份没有保存。请先提交或删除不用的草稿和材料；删除的、换掉的上传件最多一天后不再计入。急用请拨打 12345 或到大厅办理。',
    en: 'Too much is uploaded and not submitted yet ({files} files or {megabytes} MB). Submit or delete drafts and materials that you do not need; what is removed counts for a day at most. If it is urgent call 12345 or come to a hall.',
  },
  FILE_NOT_FOUND: {
    status: 404,
    zh: '没有找到这份文件。请刷新页面后重新选择。',
    en: 'There is no such file. Reload the page and choose again.',
  },
  FILE_GONE: {
    status: 410,
    zh: '「{name}」的记录还在，但文件内容读不到了。请重新上传，或把文件名告诉 12345。',
    en: 'The record of “{name}” is here but its content cannot be read. Upload it again, or tell 12345 its name.',
  },
}
