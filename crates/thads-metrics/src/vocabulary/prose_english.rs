//! The words of running text in English, as newspapers and offices translate them.

use super::prose::{
    Meaning::{
        self, About, Admin, Aim, And, Direction, General, Group, Is, Left, Of, OfAll, Over, Rate, Respectively,
        SamePeriod, Share, Short, Skip, Target, ThatGroup, ToGo, Trap, Versus, With, Within,
    },
    Topic,
};
use crate::measure::{Item, Measure};

#[rustfmt::skip] // a table: one phrase a line
pub(super) const PHRASES: &[(&str, Meaning)] = &[
    // intake
    ("[were|was|been|have been] (accepted|received|handled)", Is(Item::Accepted)),
    ("(handling|accepting|receiving)", Is(Item::Accepted)),
    ("(to be|must be|need to be) (resolved|handled|settled)", Is(Item::Accepted)),
    ("(new|newly) [accepted|received|handled] cases", Is(Item::NewlyAccepted)),
    ("(new|newly) (accepted|received|handled)", Is(Item::NewlyAccepted)),
    ("new cases (accepted|received)", Is(Item::NewlyAccepted)),
    ("[were|was] (carried|transferred|brought|forwarded) [over|forward] from [the] (previous|last|preceding) (year|years|period)", Is(Item::CarriedIn)),
    ("(old|backlog) cases [transferred|carried over] [from previous years]", Is(Item::CarriedIn)),
    ("[were|was] entrusted", Is(Item::Entrusted)),
    // what is to be enforced, and its classes
    ("(to be|must be|have to be|need to be|needs to be|required to be) (enforced|executed|implemented)", Is(Item::ToEnforce)),
    ("(subject to|requiring|require|required|needing|under) [civil] [judgment|judgement] (enforcement|execution)", Is(Item::ToEnforce)),
    ("(tasked with handling|to enforce|to execute)", Is(Item::ToEnforce)),
    ("(tracked|tracking|monitored|followed)", Meaning::Follow(false)),
    ("[that are|are|were|was] (eligible|qualified) [for] [civil] [judgment|judgement] [enforcement|execution]", Is(Item::Eligible)),
    ("[with|having|have|had|meet|meeting|met] [sufficient|enough|the|enforcement|execution|required] conditions [for|to] [be] [enforcement|execution|enforced|executed]", Is(Item::Eligible)),
    ("enforceable", Is(Item::Eligible)),
    ("[are|were|was] not [yet] [been] (eligible|qualified) [for] [judgment|judgement] [enforcement|execution]", Is(Item::Ineligible)),
    ("ineligible [for] [judgment|judgement] [enforcement|execution]", Is(Item::Ineligible)),
    ("(without|lacking|lack|do not have|not having|not have|not yet have|not meeting|not yet met|not met) [sufficient|enough|the|enforcement|execution] conditions [for] [enforcement|execution]", Is(Item::Ineligible)),
    // what was done
    ("[has|have|had|were|was|is|are] [been] [successfully|fully|already] (completed|finalized|finalised|concluded|executed|enforced|resolved|settled|recovered|collected|reclaimed)", Is(Item::Resolved)),
    ("completed (the enforcement of|the execution of|enforcement of|execution of|enforcing|executing)", Is(Item::Resolved)),
    ("(the implementation|the enforcement) (is|was)", Is(Item::Resolved)),
    ("(recover|recovers|recovering|collects|collecting|completing|resolving|finalizing)", Is(Item::Resolved)),
    // what is left
    ("[have|has|had|were|was|are] not [yet] [been] (executed|enforced|completed|recovered|collected|resolved)", Left),
    ("(remaining|outstanding|unresolved|unenforced)", Left),
    ("(is|are|were|was) carried over", Is(Item::CarriedOver)),
    ("[be] (carried|transferred) [over|forward] to [the] (next|following) (period|year)", Is(Item::CarriedOver)),
    // percentages
    ("[reaching|reached|achieving|achieved|attaining|attained|hitting|with] [a|an|the] [completion|enforcement|execution|recovery|success] (rate|ratio)", Rate),
    ("(reaching|reached|achieving|achieved|attaining|attained|hitting)", Rate),
    ("(accounting for|accounted for|account for|accounts for|making up|representing)", Share),
    ("[the] [set|assigned|annual] (target|targets|plan|quota|quotas|norm) [set|assigned|given] [by]", Target),
    ("(assigned|set) by", Target),
    ("(strive|striving|aim|aims|expected) to", Aim),
    ("which is", Rate),
    ("the (highest|lowest) [rate] [is|was]", Rate),
    ("in each of the", Trap(Topic::NotUnderstood)),
    ("(still to go to|still to resolve for)", ToGo),
    // comparison
    ("[a|an] [sharp|slight] (increase|rise|surge|growth) [of|in|by]", Direction(true)),
    ("(increased|increasing|rose|rising|grew|up|higher) [by]", Direction(true)),
    ("[a] [sharp|slight] (decrease|decline|reduction|drop) [of|in|by]", Direction(false)),
    ("(decreased|decreasing|declined|fell|down|dropped|lower|reduced) [by] [about]", Direction(false)),
    ("(exceeding|exceeded|exceed|surpassing|surpassed|above)", Over),
    ("(falling short of|short of|below)", Short),
    ("(compared|comparing) (to|with)", Versus),
    ("than", Versus),
    ("[over|from|in|with|during|against] [the] same period [of] [last year|the previous year]", SamePeriod),
    ("[the] (previous|last|preceding) year", SamePeriod),
    // what is measured, and of what
    ("[in terms of|regarding|in] [the] [total] (number|volume) of cases", Of(Measure::Cases)),
    ("(in terms of|regarding|of) [the] [number of] cases", Of(Measure::Cases)),
    ("(in terms of|regarding) (work|tasks|jobs)", Of(Measure::Cases)),
    ("[in terms of|regarding|amount of|total amount of|sum of|in] money", Of(Measure::Money)),
    ("(financially|monetary value)", Of(Measure::Money)),
    ("[a] total [of]", OfAll),
    ("respectively", Respectively),
    ("(with|involving|worth|equivalent to|corresponding to|totaling|totalling|amounting to|valued at|along with)", With),
    ("(and|or)", And),
    ("(of which|including|among them|among which|in which|comprising)", Within),
    // groups
    ("[bank|banking] credit [institutions|cases|judgments] [and banking]", Group("credit")),
    ("(banking and credit|credit and banking|credit institutions)", Group("credit")),
    ("state budget", Group("budget")),
    ("corruption [,|and|or] [economic] [crime|crimes|cases|misconduct]", Group("corruption")),
    ("economic [,|and] corruption [crimes|cases]", Group("corruption")),
    ("corruption [,|and|or] [economic] [crime] prevention", Skip),
    ("(fight|fighting) against corruption", Skip),
    ("(assets|money|property) [that] [were|was] [lost] [or|and|,] (lost|misappropriated|appropriated|seized)", About),
    ("these cases", ThatGroup),
    ("(overall|in general|generally)", General),
    ("administrative [judgment|judgement] (enforcement|judgments|judgements|cases|verdicts)", Admin),
    ("administrative (bodies|agencies|judgments|judgements)", Admin),
    ("aje", Admin),
    ("civil and administrative [judgment|judgement] enforcement", Skip),
    ("civil [judgment|judgement] enforcement [and|,] [monitoring|tracking] [of] administrative [judgment|judgement] enforcement", Skip),
    // other statistics
    ("(coercion|coercive|compulsory|exemption|exempted|complaints|denunciations|auction|auctions|auctioned|disciplined|bailiff|bailiffs)", Trap(Topic::OtherStatistic)),
    ("[civil] [judgment|judgement] enforcement decisions", Trap(Topic::OtherStatistic)),
    ("(prosecuted|defendants|investigated|sentenced|bondholders|shareholders|plaintiff|mediation|notary)", Trap(Topic::Foreign)),
];
