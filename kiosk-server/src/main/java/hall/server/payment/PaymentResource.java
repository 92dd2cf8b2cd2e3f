// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Where terminals look up bills and let citizens pay them.
@Path("/api/v1/terminal")
@RolesAllowed(Roles.TERMINAL)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PaymentResource {
  private final Payments payments;
  private final InstantSource clock;

  PaymentResource(Payments payments, InstantSource clock) {
    this.payments = payments;
    this.clock = clock;
  }

  /// What can be paid; nothing where there is no provider.
  public record Offer(List<Kind> kinds) {}

  /// A kind of bills, and how they are found.
  public record Kind(String kind, List<String> ways) {}

  /// Unpaid bills.
  public record Bills(List<Line> bills) {}

  /// One of them.
  public record Line(
      String bill, String account, String holder, String period, long amountFen, String dueOn) {}

  @GET
  @Path("/payments")
  public Offer offer() {
    return new Offer(
        payments.offered()
            ? Stream.of(BillKind.values()).map(each -> new Kind(each.word(), each.ways())).toList()
            : List.of());
  }

  @POST
  @Path("/bills")
  @Consumes(MediaType.APPLICATION_JSON)
  public Bills bills(BillQuestion question) {
    return new Bills(
        payments.bills(question).stream()
            .map(each ->
                new Line(
                    each.bill(),
                    each.account(),
                    each.holder(),
                    each.period(),
                    each.fen(),
                    each.dueOn()))
            .toList());
  }

  @PUT
  @Path("/payments/{idempotencyKey}")
  @Consumes(MediaType.APPLICATION_JSON)
  public PaymentSight begin(
      @PathParam("idempotencyKey") UUID key, PaymentWish wish, @Context SecurityContext caller) {
    return sight(payments.begin(id(caller), key, wish));
  }

  @GET
  @Path("/payments/{idempotencyKey}")
  public PaymentSight watch(
      @PathParam("idempotencyKey") UUID key, @Context SecurityContext caller) {
    return sight(payments.find(id(caller), key));
  }

  @POST
  @Path("/payments/{idempotencyKey}/cancellation")
  public PaymentSight giveUp(
      @PathParam("idempotencyKey") UUID key, @Context SecurityContext caller) {
    return sight(payments.giveUp(id(caller), key));
  }

  /// By the number on a slip, at any terminal.
  @GET
  @Path("/payment-receipts/{paymentNumber}")
  public PaymentSight receipt(@PathParam("paymentNumber") String number) {
    return sight(payments.find(number));
  }

  private PaymentSight sight(Payment payment) {
    return PaymentSight.of(payment, clock.instant());
  }

  private static String id(SecurityContext caller) {
    return caller.getUserPrincipal().getName();
  }
}
