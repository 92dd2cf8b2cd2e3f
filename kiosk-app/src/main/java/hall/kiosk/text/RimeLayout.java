// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// The structures of `rime_api.h` on 64-bit systems; every `data_size` counts the bytes after
/// itself.
final class RimeLayout {

  /// Errors of librime may name what they were about: only what ends the process is written.
  private static final int LOG_FATAL_ONLY = 3;

  private RimeLayout() {}

  /// `RimeTraits`: 0 data_size, 8 shared_data_dir, 16 user_data_dir, 24 distribution_name, 32
  /// distribution_code_name, 40 distribution_version, 48 app_name, 56 modules, 64 min_log_level, 72
  /// log_dir, 80 prebuilt_data_dir, 88 staging_dir.
  static MemorySegment traits(Arena arena, RimeFolder folder) {
    MemorySegment traits = arena.allocate(96, 8);
    traits.set(JAVA_INT, 0, 96 - 4);
    traits.set(ADDRESS, 8, text(arena, folder.shared()));
    traits.set(ADDRESS, 16, text(arena, folder.work()));
    traits.set(ADDRESS, 48, arena.allocateFrom("rime.hall"));
    traits.set(JAVA_INT, 64, LOG_FATAL_ONLY);
    traits.set(ADDRESS, 72, text(arena, folder.work()));
    traits.set(ADDRESS, 80, text(arena, folder.build()));
    traits.set(ADDRESS, 88, text(arena, folder.build()));
    return traits;
  }

  /// `RimeCandidateListIterator`: 0 ptr, 8 index, 16 candidate {16 text, 24 comment, 32 reserved}.
  static MemorySegment iterator(Arena arena) {
    return arena.allocate(40, 8);
  }

  /// Text of the candidate that the iterator stands on.
  static String candidate(MemorySegment iterator) {
    return string(iterator.get(ADDRESS, 16), 0);
  }

  /// `RimeContext`: 0 data_size, 8 composition {8 length, 12 cursor_pos, 16 sel_start, 20 sel_end,
  /// 24 preedit}, 32 menu, 72 commit_text_preview, 80 select_labels.
  static MemorySegment context(Arena arena) {
    MemorySegment context = arena.allocate(88, 8);
    context.set(JAVA_INT, 0, 88 - 4);
    return context;
  }

  /// The letters that are not chosen for yet; `sel_start` is a byte offset into the UTF-8 of the
  /// composition, whose syllables are parted by blanks.
  static String unchosen(MemorySegment context) {
    MemorySegment preedit = context.get(ADDRESS, 24);
    return preedit.equals(MemorySegment.NULL)
        ? ""
        : string(preedit, context.get(JAVA_INT, 16)).replace(" ", "");
  }

  // Restricted, because the bound of a C string is unknown: librime ends all of its own with a NUL.
  @SuppressWarnings("restricted")
  private static String string(MemorySegment pointer, int from) {
    return pointer.reinterpret(Long.MAX_VALUE).getString(from);
  }

  private static MemorySegment text(Arena arena, Path path) {
    return arena.allocateFrom(path.toAbsolutePath().toString());
  }
}
