// SPDX-License-Identifier: Apache-2.0
package hall.server.traces;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One request as a trace tells of it: never its address, which may hold a number or a token, but
/// the form of it.
///
/// @param traceId 32 hexadecimal digits
/// @param spanId 16 hexadecimal digits
/// @param parentId the caller's; null where the trace begins here
/// @param route such as `/console/cases/{caseNumber}`; empty where nothing is served
record Span(
    String traceId,
    String spanId,
    @Nullable String parentId,
    String method,
    String route,
    Instant began,
    Duration took,
    int status) {}
