-- SPDX-License-Identifier: Apache-2.0
-- Every server looks every second for what the studio has published: a few among a hundred thousand.
create index placed_versions on packs.current (kind, id) where placed_over is not null;
