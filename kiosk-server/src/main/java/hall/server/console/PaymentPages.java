// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Problem;
import hall.server.ProblemException;
import hall.server.Words;
import hall.server.auth.Roles;
import hall.server.payment.Payment;
import hall.server.payment.PaymentState;
import hall.server.payment.PaymentTotals;
import hall.server.payment.Payments;
import hall.server.payment.Payments.Deed;
import hall.server.payment.Yuan;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Payments, a day's money, and each payment with its events and with what a person may do where no
/// rule can settle it.
@Path("/console/payments")
@RolesAllowed(Roles.OPERATOR)
@RunOnVirtualThread
public class PaymentPages {
  private static final String SECTION = "payments";

  private final Visit visit;
  private final Payments payments;
  private final PaymentTotals totals;
  private final Template list;
  private final Template one;

  PaymentPages(
      Visit visit,
      Payments payments,
      PaymentTotals totals,
      @Location("console/payments.html") Template list,
      @Location("console/payment.html") Template one) {
    this.visit = visit;
    this.payments = payments;
    this.totals = totals;
    this.list = list;
    this.one = one;
  }

  /// A day's money for one kind, as the page says it.
  public record Total(
      String kind,
      long paid,
      String paidYuan,
      long came,
      String cameYuan,
      long back,
      String backYuan,
      long differences) {}

  @GET
  public Response list(
      @QueryParam("state") @DefaultValue("") String wanted,
      @QueryParam("number") @DefaultValue("") String typed,
      @QueryParam("day") @DefaultValue("") String written) {
    Words words = visit.words();
    boolean attention = "attention".equals(wanted);
    String state = PaymentState.find(wanted).map(PaymentState::word).orElse("");
    String number = typed.strip().toUpperCase(Locale.ROOT);
    LocalDate day = day(written);
    Map<String, Object> data = new HashMap<>();
    data.put("offered", payments.offered());
    data.put("state", attention ? wanted : state);
    data.put("number", number);
    data.put("day", day.toString());
    data.put("states", Stream.of(PaymentState.values()).map(PaymentState::word).toList());
    data.put("totals", totals.of(day).stream().map(each -> total(each, words)).toList());
    data.put("matters", lines(null, null, true, words));
    data.put(
        "lines",
        lines(state.isEmpty() ? null : state, number.isEmpty() ? null : number, attention, words));
    return visit.page(200, list, SECTION, data);
  }

  private List<PaymentLine> lines(
      @Nullable String state, @Nullable String number, boolean attention, Words words) {
    return payments.list(state, number, attention).stream()
        .map(each -> PaymentLine.of(each, words))
        .toList();
  }

  private static Total total(PaymentTotals.Line line, Words words) {
    return new Total(
        words.say("payment_kind_" + line.kind()),
        line.paid(),
        Yuan.of(line.paidFen()),
        line.came(),
        Yuan.of(line.cameFen()),
        line.back(),
        Yuan.of(line.backFen()),
        line.differences());
  }

  /// A day that cannot be read is today: the page says which it shows.
  private LocalDate day(String written) {
    try {
      return totals.day(written);
    } catch (ProblemException defective) {
      return totals.day(null);
    }
  }

  @GET
  @Path("/{paymentId}")
  public Response open(@PathParam("paymentId") long id) {
    return page(200, id, "");
  }

  @POST
  @Path("/{paymentId}/{paymentDeed}")
  public Response act(
      @PathParam("paymentId") long id,
      @PathParam("paymentDeed") String word,
      @FormParam("token") @Nullable String token,
      @FormParam("revision") @Nullable Long revision,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    Deed deed =
        Stream.of(Deed.values())
            .filter(each -> each.word().equals(word))
            .findFirst()
            .orElseThrow(PaymentPages::unknown);
    try {
      payments.act(id, revision == null ? -1 : revision, deed, caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      return page(e.problem().status(), id, e.problem().word());
    }
    return Response.seeOther(URI.create("/console/payments/" + id)).build();
  }

  private Response page(int status, long id, String said) {
    Payment payment = payments.find(id).orElseThrow(PaymentPages::unknown);
    Words words = visit.words();
    Map<String, Object> data = new HashMap<>();
    data.put("line", PaymentLine.of(payment, words));
    data.put("revision", payment.revision());
    data.put("attention", payment.attention() == null ? "" : payment.attention().word());
    data.put("period", payment.offer() == null ? "" : payment.offer().period());
    data.put("holder", payment.offer() == null ? "" : payment.offer().holder());
    data.put(
        "money", payment.money().stream().map(each -> PaymentLine.Came.of(each, words)).toList());
    data.put(
        "trail",
        payments.trail(id).stream().map(each -> PaymentLine.Done.of(each, words)).toList());
    data.put("said", said.isEmpty() ? "" : words.say("payment_said_" + said));
    return visit.page(status, one, SECTION, data);
  }

  private static RuntimeException unknown() {
    return Problem.of(404, "payment-unknown", "Look for it in the list.").asException();
  }
}
