// SPDX-License-Identifier: Apache-2.0
/// The terminals' certificates: the server's own authority, what it issues, and who is let in.
@NullMarked
package hall.server.certificate;

import org.jspecify.annotations.NullMarked;
