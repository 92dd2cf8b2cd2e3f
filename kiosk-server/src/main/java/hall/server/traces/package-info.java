// SPDX-License-Identifier: Apache-2.0
/// Traces of requests for an OpenTelemetry collector, where the settings name one.
@NullMarked
package hall.server.traces;

import org.jspecify.annotations.NullMarked;
