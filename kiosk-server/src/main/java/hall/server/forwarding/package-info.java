// SPDX-License-Identifier: Apache-2.0
/// Hands accepted cases on to the platform of the province or city, and compares what both hold.
@NullMarked
package hall.server.forwarding;

import org.jspecify.annotations.NullMarked;
