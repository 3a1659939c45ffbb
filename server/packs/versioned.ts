// SPDX-License-Identifier: Apache-2.0

/** What a version is made of: the texts of its files, by name within its folder, without examples. */
export type VersionFiles = Record<string, string>

/** One thing of a kind whose versions are kept. */
export type Versioned = {
  /** the name of its kind */
  kind: string
  id: string
  name: string
  /** SHA-256 of the version's files: what a running case keeps */
  hash: string
  files: VersionFiles
  /** `published` where it says nothing */
  state?: 'published' | 'draft' | 'withdrawn'
  /** the day from which it holds; a later day than today waits in `packs.coming` */
  effectiveOn?: string
}
