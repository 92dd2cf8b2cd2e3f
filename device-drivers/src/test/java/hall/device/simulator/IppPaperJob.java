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
  final int pages;
  final int copies;
  int state = PENDING;
  int printed;

  IppPaperJob(int id, String name, String user, int pages, int copies) {
    this.id = id;
    this.name = name;
    this.user = user;
    this.pages = pages;
    this.copies = copies;
  }

  int impressions() {
    return pages * copies;
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
    return "{\"id\": %d, \"name\": \"%s\", \"user\": \"%s\", \"pages\": %d, \"copies\": %d, \"state\": \"%s\", \"printed\": %d}"
        .formatted(id, escaped(name), escaped(user), pages, copies, word(), printed);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
  }
}
