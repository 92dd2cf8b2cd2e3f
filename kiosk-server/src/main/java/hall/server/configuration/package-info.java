// SPDX-License-Identifier: Apache-2.0
/// How terminals are set up: layers that are merged, checked, signed and handed out; what terminals
/// tell of it.
@NullMarked
package hall.server.configuration;

import org.jspecify.annotations.NullMarked;
