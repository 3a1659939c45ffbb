-- SPDX-License-Identifier: Apache-2.0
-- a version that people of this city published in the studio was placed over that of the pack's files, whose hash this is;
-- it stays current until the files say something else (docs/decisions/0005). Null: the current version is the files' own.
alter table packs.current add column placed_over text;
alter table packs.current add constraint a_version_is_not_placed_over_itself check (placed_over is null or placed_over <> hash);
