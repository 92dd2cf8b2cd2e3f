// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.ServiceItem.Field;

/// A field at its place in the form.
///
/// @param path what its answer is kept under: the field's id, or `group/member/id` with members
///   counted from 0
public record Question(String path, Field field) {

  /// The path of a member's field.
  public static String path(String group, int member, String field) {
    return group + "/" + member + "/" + field;
  }

  /// The group's id where a path leads into one, else the path itself.
  public static String outermost(String path) {
    int end = path.indexOf('/');
    return end < 0 ? path : path.substring(0, end);
  }

  public boolean inGroup() {
    return path.indexOf('/') >= 0;
  }

  /// Which member of the group, counted from 0.
  ///
  /// @throws IllegalStateException outside a group
  public int member() {
    var parts = path.split("/", -1);
    if (parts.length < 3) {
      throw new IllegalStateException("not in a group");
    }
    return Integer.parseInt(parts[1]);
  }
}
