// SPDX-License-Identifier: Apache-2.0
/// Logging in at an identity provider (OpenID Connect, authorization code with PKCE), where one is
/// configured.
@NullMarked
package hall.server.provider;

import org.jspecify.annotations.NullMarked;
