// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The releases that a server offers, over HTTP, as the contract says; and how it can go wrong.
final class OfferedSoftware {

  private static final String PATH = "/api/v1/terminal/software/";
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]+)");

  private final List<String> roots = new ArrayList<>();
  private final Map<String, Offer> offers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private int busy;
  private int pieces = Integer.MAX_VALUE;

  private record Offer(String document, byte[] bundle, String tag) {}

  synchronized void root(String signed) {
    roots.add(signed);
  }

  synchronized void offer(String version, String document, byte[] bundle, String tag) {
    offers.put(version, new Offer(document, bundle, tag));
  }

  /// So many of the next requests for a bundle are sent away for a second.
  synchronized void busy(int times) {
    busy = times;
  }

  /// After so many pieces the connection breaks in the middle of one.
  synchronized void pieces(int many) {
    pieces = many;
  }

  /// The ranges of all bundles that were asked for.
  synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  synchronized void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath().substring(PATH.length());
    if (path.equals("roots")) {
      int after =
          Integer.parseInt(exchange.getRequestURI().getQuery().substring("after=".length()));
      var later = roots.subList(Math.min(after - 1, roots.size()), roots.size());
      json(exchange, 200, "{\"roots\": [" + String.join(",", later) + "]}");
      return;
    }
    var offer = Optional.ofNullable(offers.get(path.replace("/bundle", "")));
    if (offer.isEmpty()) {
      json(exchange, 404, "{\"type\": \"urn:hall:problem:release-unknown\"}");
    } else if (path.endsWith("/bundle")) {
      bundle(exchange, offer.get());
    } else {
      json(exchange, 200, offer.get().document());
    }
  }

  private void bundle(HttpExchange exchange, Offer offer) throws IOException {
    var range = exchange.getRequestHeaders().getFirst("Range");
    asked.add(String.valueOf(range));
    if (busy > 0) {
      busy--;
      exchange.getResponseHeaders().set("Retry-After", "1");
      json(exchange, 503, "{\"type\": \"urn:hall:problem:busy\"}");
      return;
    }
    var wanted = RANGE.matcher(range);
    boolean same =
        ('"' + offer.tag() + '"').equals(exchange.getRequestHeaders().getFirst("If-Range"));
    int from = 0;
    int to = offer.bundle().length - 1;
    if (same && wanted.matches()) {
      from = Integer.parseInt(wanted.group(1));
      to = Math.min(to, Integer.parseInt(wanted.group(2)));
    }
    if (from > to) {
      json(exchange, 416, "{\"type\": \"urn:hall:problem:range-wrong\"}");
      return;
    }
    exchange.sendResponseHeaders(same ? 206 : 200, to - from + 1);
    if (pieces-- <= 0) {
      exchange.getResponseBody().write(offer.bundle(), from, (to - from) / 2);
      exchange.getResponseBody().flush();
    } else {
      exchange.getResponseBody().write(offer.bundle(), from, to - from + 1);
    }
    exchange.close();
  }

  private static void json(HttpExchange exchange, int status, @Nullable String text)
      throws IOException {
    var bytes = String.valueOf(text).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
