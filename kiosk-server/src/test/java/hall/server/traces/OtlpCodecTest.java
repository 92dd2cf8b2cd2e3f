// SPDX-License-Identifier: Apache-2.0
package hall.server.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OtlpCodecTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final Instant BEGAN = Instant.parse("2026-11-01T01:00:00.000000001Z");

  @Test
  void aSpanIsWrittenAsTheProtocolSays() throws JsonProcessingException {
    Span span =
        new Span(
            TRACE,
            "00f067aa0ba902b7",
            "b7ad6b7169203331",
            "GET",
            "/q/{number}",
            BEGAN,
            Duration.ofMillis(3),
            503);
    assertEquals(
        new ObjectMapper()
            .readTree(
                """
                {"resourceSpans": [{
                  "resource": {"attributes": [
                    {"key": "service.name", "value": {"stringValue": "hall-server"}}]},
                  "scopeSpans": [{
                    "scope": {"name": "hall.server"},
                    "spans": [{
                      "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                      "spanId": "00f067aa0ba902b7",
                      "parentSpanId": "b7ad6b7169203331",
                      "name": "GET /q/{number}",
                      "kind": 2,
                      "startTimeUnixNano": "1793494800000000001",
                      "endTimeUnixNano": "1793494800003000001",
                      "attributes": [
                        {"key": "http.request.method", "value": {"stringValue": "GET"}},
                        {"key": "http.route", "value": {"stringValue": "/q/{number}"}},
                        {"key": "http.response.status_code", "value": {"intValue": "503"}}],
                      "status": {"code": 2}}]}]}]}\
                """),
        new ObjectMapper().readTree(OtlpCodec.encode(List.of(span))));
  }

  @Test
  void whatIsServedNowhereHasNoRouteAndABeginningNoParent() throws JsonProcessingException {
    Span span = new Span(TRACE, "00f067aa0ba902b7", null, "GET", "", BEGAN, Duration.ZERO, 404);
    var written =
        new ObjectMapper()
            .readTree(OtlpCodec.encode(List.of(span, span)))
            .at("/resourceSpans/0/scopeSpans/0/spans");
    assertEquals(2, written.size());
    assertEquals("GET", written.at("/0/name").asText());
    assertEquals(2, written.at("/0/attributes").size());
    assertEquals(0, written.at("/0/status").size());
    assertTrue(written.at("/0/parentSpanId").isMissingNode());
  }
}
