// SPDX-License-Identifier: Apache-2.0
/// Durable store-and-forward of submissions, encrypted at rest.
@NullMarked
package hall.kiosk.outbox;

import org.jspecify.annotations.NullMarked;
