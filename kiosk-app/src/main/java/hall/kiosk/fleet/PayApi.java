// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import hall.device.idcard.IdCard;
import hall.kiosk.journey.Bill;
import hall.kiosk.journey.PaySight;
import hall.kiosk.journey.PaySight.Ending;
import hall.kiosk.journey.PaySight.Standing;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What terminal and server say of bills and their payment.
@Path("/api/v1/terminal")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface PayApi {

  @GET
  @Path("payments")
  Offer offer(@HeaderParam("Authorization") @Nullable String authorization);

  @POST
  @Path("bills")
  Bills bills(@HeaderParam("Authorization") @Nullable String authorization, BillQuestion question);

  /// 409 where another payment has this key.
  @PUT
  @Path("payments/{key}")
  Payment begin(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("key") UUID key,
      Wish wish);

  @GET
  @Path("payments/{key}")
  Payment watch(
      @HeaderParam("Authorization") @Nullable String authorization, @PathParam("key") UUID key);

  @POST
  @Path("payments/{key}/cancellation")
  Payment giveUp(
      @HeaderParam("Authorization") @Nullable String authorization, @PathParam("key") UUID key);

  /// 404 where nobody has this number.
  @GET
  @Path("payment-receipts/{number}")
  Payment find(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("number") String number);

  /// What can be paid.
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Offer(List<Kind> kinds) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Kind(String kind, List<String> ways) {}

    /// Those that this terminal knows.
    List<Bill.Offer> read() {
      return kinds.stream()
          .flatMap(each ->
              Bill.Sort.find(each.kind()).stream()
                  .map(sort ->
                      new Bill.Offer(
                          sort, each.ways().contains("account"), each.ways().contains("card"))))
          .filter(offer -> offer.byAccount() || offer.byCard())
          .toList();
    }
  }

  @JsonInclude(NON_NULL)
  record BillQuestion(String kind, @Nullable String account, @Nullable Citizen citizen) {

    static BillQuestion of(Bill.Sort sort, Optional<String> account, Optional<IdCard> card) {
      return new BillQuestion(
          sort.word(), account.orElse(null), card.map(Citizen::of).orElse(null));
    }

    /// Never whose.
    @Override
    public String toString() {
      return "BillQuestion";
    }
  }

  record Citizen(String name, String idNumber) {

    private static Citizen of(IdCard card) {
      return new Citizen(card.displayName(), Objects.requireNonNullElse(card.idNumber(), ""));
    }

    /// Never the fields.
    @Override
    public String toString() {
      return "Citizen";
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Bills(List<Line> bills) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Line(
        String bill, String account, String holder, String period, long amountFen, String dueOn) {}

    /// @throws java.time.DateTimeException where a day can't be read
    List<Bill> read(Bill.Sort sort) {
      return bills.stream()
          .map(each ->
              new Bill(
                  each.bill(),
                  sort,
                  each.account(),
                  each.holder(),
                  each.period(),
                  each.amountFen(),
                  LocalDate.parse(each.dueOn())))
          .toList();
    }
  }

  record Wish(String kind, String bill, long amountFen) {
    static Wish of(Bill bill) {
      return new Wish(bill.sort().word(), bill.id(), bill.fen());
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Payment(
      String number,
      String kind,
      String state,
      @Nullable String ending,
      long amountFen,
      @Nullable String account,
      @Nullable String holder,
      @Nullable String period,
      @Nullable String qr,
      String expiresAt,
      @Nullable Long secondsLeft,
      @Nullable Receipt receipt,
      long returningFen,
      long returnedFen) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Receipt(String number, String paidAt) {}

    /// @throws IllegalArgumentException where it says what this terminal does not know
    /// @throws java.time.DateTimeException where a time can't be read
    PaySight read(ZoneId zone) {
      return new PaySight(
          number,
          Bill.Sort.find(kind).orElseThrow(() -> new IllegalArgumentException("kind")),
          Standing.valueOf(constant(state)),
          ending == null ? Ending.NONE : Ending.valueOf(constant(ending)),
          amountFen,
          Objects.requireNonNullElse(account, ""),
          Objects.requireNonNullElse(holder, ""),
          Objects.requireNonNullElse(period, ""),
          Optional.ofNullable(qr),
          local(expiresAt, zone),
          Optional.ofNullable(receipt).map(paid -> local(paid.paidAt(), zone)),
          returningFen,
          returnedFen);
    }

    private static String constant(String word) {
      return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static LocalDateTime local(String at, ZoneId zone) {
      return OffsetDateTime.parse(at).atZoneSameInstant(zone).toLocalDateTime();
    }

    /// Never whose.
    @Override
    public String toString() {
      return "Payment[" + state + "]";
    }
  }
}
