// SPDX-License-Identifier: Apache-2.0
/// What operators create through the API, made once however often the request arrives.
@NullMarked
package hall.server.creation;

import org.jspecify.annotations.NullMarked;
