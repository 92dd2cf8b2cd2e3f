// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.IOException;
import java.util.Map;

/// The windows of the hall, through the pages that clerks use.
final class Windows {

  private static final String HALL = "/console/queue/sample-district";

  private final Operator operator;

  Windows(Operator operator) {
    this.operator = operator;
  }

  /// Sets up windows 1 and 2, which are open at any hour.
  void open() throws IOException, InterruptedException {
    operator.send(
        HALL + "/groups/new",
        HALL + "/groups/new",
        Map.of(
            "prefix", "A",
            "nameZhCn", "综合窗口",
            "nameEn", "General services",
            "windows", "1 2",
            "spans", "00:00-24:00",
            "lastTicketMinutes", "0",
            "leftover", "served",
            "priorityAge", "70",
            "leaseSize", "10",
            "active", "on"),
        "&day=1&day=2&day=3&day=4&day=5&day=6&day=7"
            + "&slotMinutes=30&slotPlaces=2&daysAhead=7&graceMinutes=15");
  }

  /// What a window's page says.
  String page(String window) throws IOException, InterruptedException {
    return operator.page(HALL + "/windows/" + window + "?lang=zh-CN");
  }

  void callNext(String window) throws IOException, InterruptedException {
    operator.send(HALL + "/windows/" + window, HALL + "/windows/" + window + "/next", Map.of(), "");
  }
}
