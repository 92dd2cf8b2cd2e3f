// SPDX-License-Identifier: Apache-2.0
/// The composition root: settings, embedded database, certificate, clock, start and stop.
@NullMarked
package hall.server.platform;

import org.jspecify.annotations.NullMarked;
