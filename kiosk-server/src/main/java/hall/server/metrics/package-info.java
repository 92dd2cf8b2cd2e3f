// SPDX-License-Identifier: Apache-2.0
/// What a monitoring system may know: numbers without names, in Prometheus' text format.
@NullMarked
package hall.server.metrics;

import org.jspecify.annotations.NullMarked;
