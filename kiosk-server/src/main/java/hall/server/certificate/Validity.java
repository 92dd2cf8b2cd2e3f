// SPDX-License-Identifier: Apache-2.0
package hall.server.certificate;

import java.time.Instant;

/// From when to when a certificate is good.
public record Validity(Instant from, Instant until) {}
