// SPDX-License-Identifier: Apache-2.0
package hall.server.traces;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/// Spans as the OpenTelemetry protocol writes them in JSON (OTLP 1.x, "JSON Protobuf Encoding": ids
/// in hexadecimal, 64-bit numbers as text, enumerations as numbers). Pure.
final class OtlpCodec {
  private static final int SERVER = 2;
  private static final int ERROR = 2;

  private OtlpCodec() {}

  static String encode(List<Span> spans) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    ObjectNode resource = request.putArray("resourceSpans").addObject();
    text(resource.putObject("resource").putArray("attributes"), "service.name", "hall-server");
    ObjectNode scope = resource.putArray("scopeSpans").addObject();
    scope.putObject("scope").put("name", "hall.server");
    ArrayNode list = scope.putArray("spans");
    spans.forEach(span -> add(list.addObject(), span));
    return request.toString();
  }

  private static void add(ObjectNode node, Span span) {
    node.put("traceId", span.traceId()).put("spanId", span.spanId());
    if (span.parentId() != null) {
      node.put("parentSpanId", span.parentId());
    }
    node.put("name", (span.method() + " " + span.route()).strip())
        .put("kind", SERVER)
        .put("startTimeUnixNano", nanos(span.began()))
        .put("endTimeUnixNano", nanos(span.began().plus(span.took())));
    ArrayNode attributes = node.putArray("attributes");
    text(attributes, "http.request.method", span.method());
    if (!span.route().isEmpty()) {
      text(attributes, "http.route", span.route());
    }
    attributes
        .addObject()
        .put("key", "http.response.status_code")
        .putObject("value")
        .put("intValue", Integer.toString(span.status()));
    ObjectNode status = node.putObject("status");
    if (span.status() >= 500) {
      status.put("code", ERROR);
    }
  }

  private static void text(ArrayNode attributes, String key, String value) {
    attributes.addObject().put("key", key).putObject("value").put("stringValue", value);
  }

  private static String nanos(Instant at) {
    return Long.toString(
        Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano()));
  }
}
