// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

/// One job in the simulated printer; its machine guards it.
final class IppPaperJob {

  static final int PENDING = 3;
  static final int PROCESSING = 5;
  static final int STOPPED = 6;
  static final int CANCELED = 7;
  static final int ABORTED = 8;
  static final int COMPLETED = 9;

  final int id;
  final String name;
  final String user;
  final int copies;
  final boolean twoSided;
  int state = PENDING;

  /// Pages of the document that arrived so far.
  int pages;

  /// Whether the document arrived whole.
  boolean whole;

  int printed;
  int sheets;

  IppPaperJob(int id, String name, String user, int copies, boolean twoSided) {
    this.id = id;
    this.name = name;
    this.user = user;
    this.copies = copies;
    this.twoSided = twoSided;
  }

  /// Sides that the job makes, as far as its document is known.
  int impressions() {
    return pages * copies;
  }

  /// The sides of the next sheet; 0 while they have not arrived. Each copy begins a new sheet.
  int nextSheet() {
    if (pages == 0 || (copies > 1 && !whole)) {
      return 0;
    }
    int left = whole ? pages - printed % pages : pages - printed;
    if (!twoSided) {
      return Math.min(1, left);
    }
    return left >= 2 ? 2 : whole ? left : 0;
  }

  boolean allOut() {
    return whole && printed >= impressions();
  }

  boolean ended() {
    return state >= CANCELED;
  }

  String word() {
    return switch (state) {
      case PENDING -> "pending";
      case PROCESSING -> "processing";
      case STOPPED -> "processing-stopped";
      case CANCELED -> "canceled";
      case ABORTED -> "aborted";
      default -> "completed";
    };
  }

  String json() {
    return "{\"id\": %d, \"name\": \"%s\", \"user\": \"%s\", \"pages\": %d, \"copies\": %d, \"state\": \"%s\", \"printed\": %d, \"sheets\": %d}"
        .formatted(id, escaped(name), escaped(user), pages, copies, word(), printed, sheets);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
  }
}
