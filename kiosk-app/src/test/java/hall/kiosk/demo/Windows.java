// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The windows of the hall, through the pages that clerks use.
final class Windows {

  private static final String HALL = "/console/queue/sample-district";
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private final Operator operator;

  Windows(Operator operator) {
    this.operator = operator;
  }

  /// Sets up windows 1 and 2, which are open at any hour.
  void open() throws IOException, InterruptedException {
    send(
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
    send(HALL + "/windows/" + window, HALL + "/windows/" + window + "/next", Map.of(), "");
  }

  private void send(String page, String path, Map<String, String> fields, String more)
      throws IOException, InterruptedException {
    var token = TOKEN.matcher(operator.page(page));
    if (!token.find()) {
      throw new IOException("no form on " + page);
    }
    var form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&", "token=" + encoded(token.group(1)) + "&", more));
    operator.form(path, form);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
