// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Where the provider says that something happened to an order. It is a hint and no more: the
/// server then asks, so a notice that comes twice, late, never, or from somebody who found the
/// secret moves no money.
@Path("/api/v1/payment-notices")
@RunOnVirtualThread
public class PaymentNoticeResource {
  private static final long FRESH_SECONDS = 300;

  private final PaymentSettings settings;
  private final Payments payments;
  private final ObjectMapper json;
  private final InstantSource clock;

  PaymentNoticeResource(
      PaymentSettings settings, Payments payments, ObjectMapper json, InstantSource clock) {
    this.settings = settings;
    this.payments = payments;
    this.json = json;
    this.clock = clock;
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  public void notice(
      @HeaderParam(PaymentSignature.TIMESTAMP) @Nullable String seconds,
      @HeaderParam(PaymentSignature.NONCE) @Nullable String nonce,
      @HeaderParam(PaymentSignature.SIGNATURE) @Nullable String signature,
      String body) {
    if (!settings.offered()
        || seconds == null
        || nonce == null
        || !fresh(seconds)
        || !PaymentSignature.fits(
            signature,
            settings.secret(),
            "POST",
            "/api/v1/payment-notices",
            seconds,
            nonce,
            body)) {
      throw Problem.of(401, "notice-unsigned", "Sign notices with the merchant's secret, now.")
          .asException();
    }
    payments.noticed(order(body));
  }

  private boolean fresh(String seconds) {
    return seconds.matches("[0-9]{1,12}")
        && Math.abs(clock.instant().getEpochSecond() - Long.parseLong(seconds)) <= FRESH_SECONDS;
  }

  private String order(String body) {
    try {
      JsonNode order = json.readTree(body).path("order");
      if (order.isTextual()) {
        return order.textValue();
      }
    } catch (JsonProcessingException unreadable) {
      // Falls through to the sentence below.
    }
    throw Problem.of(422, "notice-defective", "Name the order.").asException();
  }
}
