//! SPF (RFC 7208), DKIM (RFC 6376) and DMARC by our own look-ups. mail-auth stays here.

use super::cache::Cache;
use super::fields::Field;
use super::results::is_aligned;
use super::{ResolverError, Verdict};
use crate::model::{Envelope, Mailbox};
use mail_auth::dmarc::verify::DmarcParameters;
use mail_auth::spf::verify::SpfParameters;
use mail_auth::{
    AuthenticatedMessage, DkimOutput, DkimResult, DmarcResult, MessageAuthenticator, Parameters, SpfOutput, SpfResult,
    Txt,
};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// Signatures that are looked at; each costs a look-up and a public-key operation. More are an attack.
const SIGNATURES: usize = 16;
/// All look-ups for one message.
const PATIENCE: Duration = Duration::from_secs(60);

/// The resolver with its answers.
pub struct Dns {
    resolver: MessageAuthenticator,
    texts: Cache<Box<str>, Txt>,
}

impl Dns {
    /// By the system's resolver configuration.
    pub fn from_system() -> Result<Self, ResolverError> {
        let resolver = MessageAuthenticator::new_system_conf().map_err(|error| ResolverError(error.to_string()))?;
        Ok(Self { resolver, texts: Cache::default() })
    }

    /// Whether DKIM or SPF proves the author's domain, and DMARC, where published, agrees.
    pub async fn verify(&self, author: &Mailbox, envelope: &Envelope, fields: &[Field], raw: &[u8]) -> Verdict {
        if fields.iter().filter(|field| field.name == "dkim-signature").count() > SIGNATURES {
            return Verdict::unverified("too many signatures");
        }
        // The library's parser runs on hostile bytes here; a fault in it proves nobody.
        let message = catch_unwind(AssertUnwindSafe(|| AuthenticatedMessage::parse(raw))).ok().flatten();
        let Some(message) = message else { return Verdict::unverified("unreadable") };
        // Two readers, one author: what DMARC looks at must be what we look at.
        let ours = author.to_string().to_lowercase();
        if message.from != [ours] {
            return Verdict::unverified("from");
        }
        let asked = tokio::time::timeout(PATIENCE, self.ask(author, envelope, &message)).await;
        asked.unwrap_or(Verdict::Temporary { why: "dns time-out" })
    }

    async fn ask(&self, author: &Mailbox, envelope: &Envelope, message: &AuthenticatedMessage<'_>) -> Verdict {
        let dkim = self.resolver.verify_dkim(Parameters::new(message).with_txt_cache(&self.texts)).await;
        let spf = self.spf(envelope).await;
        let mail_from = envelope.reverse_path.as_ref().map_or(envelope.helo.as_str(), Mailbox::domain);
        let parameters = DmarcParameters::new(message, &dkim, mail_from, &spf);
        let dmarc = self.resolver.verify_dmarc(Parameters::new(parameters).with_txt_cache(&self.texts)).await;
        if dmarc.dmarc_record().is_some() {
            return by_policy(dmarc.dkim_result(), dmarc.spf_result());
        }
        if is_temporary(dmarc.dkim_result()) || is_temporary(dmarc.spf_result()) {
            return Verdict::Temporary { why: "dmarc" };
        }
        by_alignment(author, &dkim, &spf)
    }

    async fn spf(&self, envelope: &Envelope) -> SpfOutput {
        let Some(peer) = envelope.peer else { return SpfOutput::new(String::new()) };
        let sender = envelope.reverse_path.as_ref().map(ToString::to_string);
        let parameters = match &sender {
            Some(sender) => SpfParameters::verify_mail_from(peer, &envelope.helo, "", sender),
            None => SpfParameters::verify_ehlo(peer, &envelope.helo, ""),
        };
        self.resolver.verify_spf(Parameters::new(parameters).with_txt_cache(&self.texts)).await
    }

    #[cfg(test)]
    pub(super) fn knowing(texts: impl IntoIterator<Item = (&'static str, Txt)>) -> Self {
        use mail_auth::ResolverCache;
        let resolver = MessageAuthenticator::new_cloudflare().expect("a resolver, not asked");
        let dns = Self { resolver, texts: Cache::default() };
        let until = std::time::Instant::now() + Duration::from_secs(3600);
        texts.into_iter().for_each(|(name, text)| dns.texts.insert(name.into(), text, until));
        dns
    }
}

/// The domain publishes a DMARC policy: its alignment counts.
fn by_policy(dkim: &DmarcResult, spf: &DmarcResult) -> Verdict {
    match (dkim, spf) {
        (DmarcResult::Pass, _) => Verdict::verified("dkim"),
        (_, DmarcResult::Pass) => Verdict::verified("spf"),
        _ if is_temporary(dkim) || is_temporary(spf) => Verdict::Temporary { why: "dmarc" },
        _ => Verdict::unverified("dmarc"),
    }
}

/// No policy: a pass for the author's own domain counts all the same.
fn by_alignment(author: &Mailbox, dkim: &[DkimOutput<'_>], spf: &SpfOutput) -> Verdict {
    let stands_for = |domain: &str| is_aligned(author.domain(), &domain.to_ascii_lowercase());
    let signed = dkim.iter().filter(|output| output.signature().is_some_and(|signature| stands_for(&signature.d)));
    let results: Vec<&DkimResult> = signed.map(DkimOutput::result).collect();
    if results.contains(&&DkimResult::Pass) {
        return Verdict::verified("dkim");
    }
    if spf.result() == SpfResult::Pass && stands_for(spf.domain()) {
        return Verdict::verified("spf");
    }
    let temporary = results.iter().any(|result| matches!(result, DkimResult::TempError(_)))
        || (spf.result() == SpfResult::TempError && stands_for(spf.domain()));
    if temporary { Verdict::Temporary { why: "dns" } } else { Verdict::unverified("no aligned dkim or spf") }
}

fn is_temporary(result: &DmarcResult) -> bool {
    matches!(result, DmarcResult::TempError(_))
}
