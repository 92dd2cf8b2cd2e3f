// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import hall.server.Language;
import hall.server.Words;
import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A day's money as a table for a spreadsheet (RFC 4180), in yuan.
@Path("/api/v1/operator/payments/sheet")
@RolesAllowed(Roles.OPERATOR)
@RunOnVirtualThread
public class PaymentSheetResource {
  /// Spreadsheets take a file without it for one in their own old encoding.
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final List<String> COLUMNS =
      List.of(
          "day",
          "kind",
          "paid",
          "paid_yuan",
          "came",
          "came_yuan",
          "back",
          "back_yuan",
          "differences");

  private final PaymentTotals totals;
  private final InstantSource clock;

  PaymentSheetResource(PaymentTotals totals, InstantSource clock) {
    this.totals = totals;
    this.clock = clock;
  }

  @GET
  @Produces("text/csv;charset=UTF-8")
  public Response sheet(
      @QueryParam("day") @Nullable String written,
      @QueryParam("lang") @Nullable String language,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
    LocalDate day = totals.day(written);
    Words words = new Words(Language.choose(language, accepted), clock.instant());
    return Response.ok(write(day, totals.of(day), words))
        .header("Content-Disposition", "attachment; filename=\"payments-" + day + ".csv\"")
        .header("Cache-Control", "no-store")
        .build();
  }

  private static String write(LocalDate day, List<PaymentTotals.Line> lines, Words words) {
    List<Stream<String>> rows = new ArrayList<>();
    rows.add(COLUMNS.stream().map(column -> words.say("payment_column_" + column)));
    for (PaymentTotals.Line line : lines) {
      rows.add(
          Stream.of(
              day.toString(),
              words.say("payment_kind_" + line.kind()),
              Long.toString(line.paid()),
              Yuan.of(line.paidFen()),
              Long.toString(line.came()),
              Yuan.of(line.cameFen()),
              Long.toString(line.back()),
              Yuan.of(line.backFen()),
              Long.toString(line.differences())));
    }
    return rows.stream()
        .map(row -> row.collect(Collectors.joining(",")) + "\r\n")
        .collect(Collectors.joining("", BYTE_ORDER_MARK, ""));
  }
}
