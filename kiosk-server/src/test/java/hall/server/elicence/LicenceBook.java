// SPDX-License-Identifier: Apache-2.0
package hall.server.elicence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/// The licences of a simulated platform (`docs/elicence-platform.md`), by the codes that phones
/// would show. A code is good for once.
public final class LicenceBook {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, List<String>> KINDS =
      Map.of(
          "business-license", List.of("营业执照", "Business license", "示例区市场监督管理局"),
          "household-register", List.of("居民户口簿", "Household register", "示例区公安分局"),
          "residence-permit", List.of("居住证", "Residence permit", "示例区公安分局"),
          "marriage-certificate", List.of("结婚证", "Marriage certificate", "示例区民政局"));

  /// @param as `good`, or why the platform refuses it: `code-expired`, `revoked`, `ended`
  private record Held(
      String kind, String name, String idNumber, String number, String validTo, String as) {}

  private final Map<String, Held> codes = new ConcurrentHashMap<>();
  private final Map<String, Held> used = new ConcurrentHashMap<>();

  /// A licence with a new code: `kind`, `name`, `idNumber`, and where wanted `number`, `validTo`
  /// and `as`.
  ///
  /// @return the code
  public String issue(String query) {
    Map<String, String> said = new TreeMap<>();
    for (String each : List.of(query.split("&", -1))) {
      String[] pair = each.split("=", 2);
      said.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    String code = "DZZZ-" + UUID.randomUUID();
    codes.put(
        code,
        new Held(
            said.getOrDefault("kind", ""),
            said.getOrDefault("name", ""),
            said.getOrDefault("idNumber", ""),
            said.getOrDefault("number", "X440100202600012345"),
            said.getOrDefault("validTo", ""),
            said.getOrDefault("as", "good")));
    return code;
  }

  /// The answer without its document, or one with a `code` that says why there is none.
  public ObjectNode redeem(JsonNode question, Instant now) {
    String code = question.path("code").asText();
    Held held = codes.get(code);
    if (held == null) {
      return refused(used.containsKey(code) ? "code-used" : "code-unknown");
    }
    if (!held.as().equals("good")) {
      return refused(held.as());
    }
    if (StreamSupport.stream(question.path("kinds").spliterator(), false)
        .noneMatch(kind -> kind.asText().equals(held.kind()))) {
      return refused("wrong-kind");
    }
    codes.remove(code);
    used.put(code, held);
    String request = question.path("request").asText();
    List<String> words =
        KINDS.getOrDefault(held.kind(), List.of("示例证照", "Sample licence", "示例区示例局"));
    ObjectNode answer =
        JSON.createObjectNode()
            .put("request", request)
            .put("kind", held.kind())
            .put("number", held.number())
            .put("issuer", words.get(2));
    answer.putObject("name").put("zh-CN", words.get(0)).put("en", words.get(1));
    answer.putArray("holders").add(holder(request, held));
    if (!held.validTo().isEmpty()) {
      answer.put("validTo", held.validTo());
    }
    return answer;
  }

  private static String holder(String request, Held held) {
    String number = held.idNumber().toUpperCase(Locale.ROOT);
    return hash(request + "\n" + held.name() + "\n" + number);
  }

  private static ObjectNode refused(String why) {
    return JSON.createObjectNode().put("code", why);
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
